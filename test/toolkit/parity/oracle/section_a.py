import asyncio

from fastapi import HTTPException, WebSocket, WebSocketDisconnect
from starlette.responses import JSONResponse

from app_log import add, outcome, states


async def deny(websocket, response):
    """Denial responses came with Starlette 0.37."""
    if not hasattr(websocket, "send_denial_response"):
        add("not-available")
        return False
    await websocket.send_denial_response(response)
    return True


def section_a(app):
    @app.websocket("/a01")
    async def a01(websocket: WebSocket):
        await websocket.accept()
        await websocket.close()

    @app.websocket("/a02")
    async def a02(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("echo: " + await websocket.receive_text())
        add(states(websocket))
        await outcome("receive_text", websocket.receive_text())
        add(states(websocket))

    @app.websocket("/a03")
    async def a03(websocket: WebSocket):
        add({"offered": list(websocket.scope["subprotocols"])})
        await websocket.accept(subprotocol="wamp")
        await websocket.close()

    @app.websocket("/a04")
    async def a04(websocket: WebSocket):
        add({"offered": list(websocket.scope["subprotocols"])})
        await websocket.accept()
        await websocket.close()

    @app.websocket("/a05")
    async def a05(websocket: WebSocket):
        await websocket.accept(subprotocol="mqtt")
        await websocket.close()

    @app.websocket("/a06")
    async def a06(websocket: WebSocket):
        await websocket.accept(
            headers=[
                (b"X-Greeting", b"hello"),
                (b"Set-Cookie", b"a=1"),
                (b"Set-Cookie", b"b=2"),
            ]
        )
        await websocket.close()

    @app.websocket("/a08")
    async def a08(websocket: WebSocket):
        await websocket.close(4001, "go away")

    @app.websocket("/a10")
    async def a10(websocket: WebSocket):
        raise ValueError("boom")

    @app.websocket("/a12")
    async def a12(websocket: WebSocket):
        raise HTTPException(401, "who are you", {"X-Why": "auth"})

    @app.websocket("/a13")
    async def a13(websocket: WebSocket):
        if await deny(websocket, JSONResponse({"error": "nope"}, 401, {"X-Why": "auth"})):
            add(states(websocket))
        else:
            await websocket.close()

    @app.websocket("/a14")
    async def a14(websocket: WebSocket):
        await websocket.accept()
        await outcome("second accept", websocket.accept())
        await websocket.send_text("still usable")
        await websocket.close()

    @app.websocket("/a15")
    async def a15(websocket: WebSocket):
        await asyncio.sleep(0.2)
        await websocket.accept()
        await websocket.send_text("late")
        await websocket.close()

    @app.websocket("/a16/{item}")
    async def a16(websocket: WebSocket):
        add(
            {
                "path": websocket.url.path,
                "scheme": websocket.url.scheme,
                "query": websocket.url.query,
                "path_params": websocket.path_params,
                "query_params": dict(websocket.query_params),
                "x-one": websocket.headers.get("X-ONE"),
                "cookies": websocket.cookies,
                "client_host": websocket.client.host,
                "type": websocket.scope["type"],
            }
        )
        await websocket.accept()
        await websocket.close()

    @app.websocket("/a17")
    async def a17(websocket: WebSocket):
        await websocket.accept()
        try:
            while True:
                await websocket.send_text("got " + await websocket.receive_text())
        except WebSocketDisconnect:
            pass

    @app.websocket("/a18")
    async def a18(websocket: WebSocket):
        if websocket.headers.get("origin") != "https://good.example":
            await websocket.close(1008)
            return
        await websocket.accept()
        await websocket.send_text("welcome")
        await websocket.close()
