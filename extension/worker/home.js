// Which server is asked unless a setting says otherwise. `sidelight extension --server` writes this file anew.

export const SERVER = "http://127.0.0.1:8765";
