/** The ways of a browser to the secretary, first choice first, as the library builds them. */
export { WebSocket, XHR } from 'socket.io-client';
