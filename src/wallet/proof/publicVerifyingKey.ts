/**
 * The verifying key in the public source of the chain's node. It is not established that the production prover still
 * uses it. Every function that uses it also accepts another key.
 */
export const publicVerifyingKey = {
  /** Where the key was read, and the date of the file. */
  source: "config/verifying_key.b64 of the mmn node's repository, set in its commit da0b82d of 2025-10-07",
  /** gnark's binary form for four inputs, 460 bytes, in base64. */
  base64:
    "iMbA2h4kxbsDRMlgZ96McQE3jxv6/dDAfyycy0U5gufEJccsV/deEUGH8V6XV93JjKuNYLz/NjRFllfk99IMoeqhXEVBq/J808OmMmfuFaZj1KRAiPbj8OihG55oEKrEGoJmeRhj8s4GTNKqpGb0CpgdQzg591zrqm6zD3JGB2+WqIctc/WO1A5fq4q1WIAKlqO3EdObHmYkCkmxx+9XDBrGGabRqVBl7YXNxH4hceJrrNDP2Xz+KAjtFa11beY/rK0D16aaOFF4EIAXO2rE4xOYKWm/VG2BmCPE4doCRwuR4ueMnN9SatsCEFmnQNiBYh7bkeoe4eBv8IZh3wSWswHCgjgxRi2S2gRlfAPWvoLiCDOEwHpBXhdmGMsDP1hHAAAABdv1vFwINZOM3cUDBq6MXwmv3vpTYI+TtTcsu+OSU0Wc1tcuvrWQtXncR3rSPwQcNiIPoqPVCgkUPfU+X0sJOqnqunNb5isKo6+bEg4tKeUWKTvwhSZneokud4/x9r3RVKKU/9KPK2VVOnYs3nLOM+ubm66Uk86gxJsbRyyaudDd4tzcCEUCnJmvzUI1QblBlhplsV+ULxq1ubm1oFWggowAAAAAAAAAAA==",
} as const;
