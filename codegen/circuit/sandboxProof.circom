// The circuit behind the sandbox's proofs. WORTHLESS OUTSIDE THE SANDBOX: whoever
// reads this can prove anything with it, because its setup is public and its secret
// is free to choose. It exists so that proofs are really made and really checked.
pragma circom 2.0.0;

// (x + key)^5: a permutation of the field, so each step keeps what it was given apart.
template Mix() {
    signal input x;
    signal input key;
    signal output out;
    signal squared;
    signal fourth;
    squared <== (x + key) * (x + key);
    fourth <== squared * squared;
    out <== fourth * (x + key);
}

// Public, in the order of the chain: commitment, user, pk, addr. All of the last three
// go into the commitment, so a proof holds for the very inputs it was made with.
template SandboxProof() {
    signal input user;
    signal input pk;
    signal input addr;
    signal input secret;
    signal output commitment;

    component withUser = Mix();
    withUser.x <== secret;
    withUser.key <== user;
    component withPk = Mix();
    withPk.x <== withUser.out;
    withPk.key <== pk;
    component withAddr = Mix();
    withAddr.x <== withPk.out;
    withAddr.key <== addr;
    commitment <== withAddr.out + secret;
}

component main {public [user, pk, addr]} = SandboxProof();
