// Generated from codegen/circuit/sandboxProof.circom by npm run circuit. Do not edit.
// WORTHLESS OUTSIDE THE SANDBOX: whoever reads the project can prove anything with these keys.

/** What proofs are checked against, in gnark's binary form, in base64. */
export const verifyingKey =
  "35PAPEAobyEx50kd14aZLfbRcoDSkU1Xi0XzIGpMAVqqxYtpkI5/ucAo1ngTFx03aHAqggQP1uJPCE1wrFW+RJPGCJ5+l4qRp4543FWoLfpQhO1C" +
  "4Wo+Z0rDugvZ9PlDHsoJZiep/wDzV4osbgsUf8bVgkd1qlydmu/P7pYsY3SZjpOTkg1IOnJgv7cx+10l8apJMzWp5xKX5IW3rvMSwhgA3u8SHx52" +
  "QmoAZl5cRHlnQyLU917a3UbevVzZkvbt6TH6pCzMhZ9LLEMR7uOqvOq4vQ2pptpY7tJxB32n2STRrBpS+pjEU0Lwi8P5iP2OHuiwqH1VKFIXY8F0" +
  "3VJn/yoYnQtbrnNYEV5gFPcFK++J/iCh5X3n2SisAzdXNLh5AAAABap+UgmJ41w5QfW8NIK+A5lpDesqmgdRdZuK3nRg2J3nxj4vdkJzFUGj1wKc" +
  "0cKFjmJ1NOlXLtpzDVKnfPEGgSSZCxEhTkwJ3+FctXmqgCAxQVw4fZGsq1/LoRwYsyPhb6tdk36NWRELWl09lekNBoYO3SvBYsETf3y193yzvv6a" +
  "6MoMncCI52/pSP2G6FOT7votrwCnZ/NQuF8w49MUfHsAAAAAAAAAAA==";
