from fastapi import Depends, WebSocket, WebSocketException

from app_log import add, error_of


def clean_ups(app):
    in_order(app)
    with_errors(app)

    async def sends(websocket: WebSocket):
        try:
            yield
        finally:
            await websocket.send_text("clean-up")

    @app.websocket("/h20/return")
    async def returns(websocket: WebSocket, _=Depends(sends)):
        await websocket.accept()
        await websocket.send_text("body")

    @app.websocket("/h20/raise")
    async def raises(websocket: WebSocket, _=Depends(sends)):
        await websocket.accept()
        await websocket.send_text("body")
        raise WebSocketException(4020, "after clean-up")


def in_order(app):
    async def a():
        add("enter a")
        try:
            yield
        finally:
            add("exit a")

    async def b(_=Depends(a)):
        add("enter b")
        try:
            yield
        finally:
            add("exit b")

    async def c():
        add("enter c")
        try:
            yield
        finally:
            add("exit c")

    @app.websocket("/h06")
    async def h06(websocket: WebSocket, _=Depends(b), __=Depends(c)):
        await websocket.accept()
        await websocket.send_text("body")
        await websocket.close()
        add("handler end")

    @app.websocket("/h07")
    async def h07(websocket: WebSocket, _=Depends(a)):
        await websocket.accept()
        await websocket.send_text("ready")
        await websocket.receive_text()


    def scoped(name, **options):
        async def dependency():
            add(f"enter {name}-scope")
            try:
                yield
            finally:
                add(f"exit {name}-scope")

        return Depends(dependency, **options)

    try:
        request, function = scoped("request", scope="request"), scoped("function", scope="function")
    except TypeError:
        request = function = None

    # Scopes came with FastAPI 0.121.
    if request:

        @app.websocket("/h27")
        async def h27(websocket: WebSocket, a=request, b=function, c=scoped("default")):
            await websocket.accept()
            await websocket.close()
            add("handler end")

    else:

        @app.websocket("/h27")
        async def h27(websocket: WebSocket):
            add("not-available")
            await websocket.close()


def with_errors(app):
    async def swallows():
        try:
            yield
        except Exception as error:
            add({"swallowed": error_of(error)})

    @app.websocket("/h19")
    async def h19(websocket: WebSocket, _=Depends(swallows)):
        await websocket.accept()
        raise WebSocketException(code=4008, reason="swallow me")

    async def enters():
        add("enter")
        try:
            yield
        finally:
            add("exit")

    def refuses(_=Depends(enters)):
        raise WebSocketException(1008, "refused")

    @app.websocket("/h26")
    async def h26(websocket: WebSocket, _=Depends(refuses)):
        await websocket.accept()

    async def fails():
        try:
            yield
        finally:
            add("clean-up start")
            raise ValueError("clean-up failed")

    @app.websocket("/h28")
    async def h28(websocket: WebSocket, _=Depends(fails)):
        await websocket.accept()
        await websocket.send_text("body")
        await websocket.close(1000, "done")

    async def sees():
        add("enter y")
        try:
            yield
        except Exception as error:
            add({"y saw": error_of(error)})
            raise
        finally:
            add("exit y")

    @app.websocket("/h31")
    async def h31(websocket: WebSocket, n: int, _=Depends(sees)):
        await websocket.accept()
