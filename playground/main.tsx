import { render } from "preact";
import { App } from "./app.js";
import { connect } from "./state/store.js";

connect();
render(<App />, document.body);
