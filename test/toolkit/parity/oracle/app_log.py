"""What the handlers note, in the form of the recorded logs."""

from starlette.websockets import WebSocketDisconnect

entries = []


def add(entry):
    entries.append(entry)


def states(websocket):
    return {
        "client": websocket.client_state.name,
        "application": websocket.application_state.name,
    }


def value_of(value):
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


def error_of(error):
    if isinstance(error, WebSocketDisconnect):
        return {
            "raised": "WebSocketDisconnect",
            "code": error.code,
            "reason": getattr(error, "reason", None) or "",
        }
    message = error.args[0] if isinstance(error, KeyError) else str(error)
    return {"raised": type(error).__name__, "message": message}


async def outcome(at, awaitable):
    try:
        add({"at": at, "value": value_of(await awaitable)})
    except Exception as error:
        add({"at": at, **error_of(error)})


class Recorded:
    """Notes whether an exception of the app reaches the server; serves and clears the log at /__log."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
            add("appReturned")
        except Exception as error:
            add({"escapedToServer": error_of(error)})
            raise
