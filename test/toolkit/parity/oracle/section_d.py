import asyncio

from fastapi import WebSocket
from starlette.responses import JSONResponse, PlainTextResponse

from app_log import add, outcome, states
from section_a import deny


def section_d(app):
    before_accept(app)

    @app.websocket("/d06")
    async def d06(websocket: WebSocket):
        await websocket.accept()
        await outcome("send accept again", websocket.send({"type": "websocket.accept"}))
        await outcome("send unknown", websocket.send({"type": "websocket.bogus"}))
        await still_open(websocket)

    @app.websocket("/d07")
    async def d07(websocket: WebSocket):
        await websocket.accept()
        if hasattr(websocket, "send_denial_response"):
            response = JSONResponse({"error": "nope"}, 401)
            await outcome("denial after accept", websocket.send_denial_response(response))
        else:
            add("not-available")
        await still_open(websocket)

    @app.websocket("/d09")
    async def d09(websocket: WebSocket):
        await websocket.accept()
        await websocket.close()
        await outcome("accept after close", websocket.accept())

    @app.websocket("/d10")
    async def d10(websocket: WebSocket):
        if await deny(websocket, PlainTextResponse("no", 403)):
            add(states(websocket))
        else:
            await websocket.close()
        await outcome("accept after denial", websocket.accept())

    @app.websocket("/d11")
    async def d11(websocket: WebSocket):
        await websocket.accept()
        await asyncio.gather(
            outcome("receive 1", websocket.receive_text()),
            outcome("receive 2", websocket.receive_text()),
        )
        await outcome("send", websocket.send_text("both done"))
        await outcome("close", websocket.close())

    @app.websocket("/d14")
    async def d14(websocket: WebSocket):
        async def loop():
            async for _ in websocket.iter_text():
                await websocket.close(1000, "closing inside the loop")

        await websocket.accept()
        await outcome("next turn of iter_text", loop())


def before_accept(app):
    @app.websocket("/d01")
    async def d01(websocket: WebSocket):
        await websocket.receive_text()

    @app.websocket("/d02")
    async def d02(websocket: WebSocket):
        await outcome("send_text before accept", websocket.send_text("x"))
        await outcome("send_json before accept", websocket.send_json({}))
        add(states(websocket))
        await websocket.accept()
        await websocket.send_text("after accept")
        await websocket.close()

    @app.websocket("/d03")
    async def d03(websocket: WebSocket):
        await outcome("receive_text before accept", websocket.receive_text())
        await outcome("receive_bytes before accept", websocket.receive_bytes())
        await outcome("receive_json before accept", websocket.receive_json())
        await websocket.accept()
        await websocket.send_text("after accept")
        await websocket.close()

    @app.websocket("/d04")
    async def d04(websocket: WebSocket):
        await outcome("receive before accept", websocket.receive())
        add(states(websocket))
        await websocket.accept()
        await websocket.close()

    @app.websocket("/d15")
    async def d15(websocket: WebSocket):
        await outcome("receive 1", websocket.receive())
        await outcome("receive 2 before accept", asyncio.wait_for(websocket.receive(), 0.2))
        await websocket.accept()
        await websocket.send_text("accepted late")
        await websocket.close()


async def still_open(websocket):
    await websocket.send_text("still open")
    await websocket.close()
