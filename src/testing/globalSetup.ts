/** Starts what every test file may share. */
export default function setup(): void {}
