using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Platform.TestKit;

/// <summary>Where a topic stood when it was subscribed; no snapshot when the missed frames follow instead.</summary>
public sealed record LiveAnswer(string Topic, string Epoch, long Seq, JsonElement? Snapshot);

/// <summary>One frame as a client reads it.</summary>
public sealed record ReceivedFrame(string Topic, string Epoch, long Seq, string Kind, JsonElement Data, DateTimeOffset At, string? Trace);

/// <summary>The server refused an invocation.</summary>
public sealed class LiveRefusedException(string message) : Exception(message);

/// <summary>A client of the live hub: the SignalR JSON protocol over one WebSocket, as far as the hub needs it.</summary>
public sealed class LiveClient : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly Channel<ReceivedFrame> _frames = Channel.CreateUnbounded<ReceivedFrame>();
    private readonly CancellationTokenSource _leaving = new();
    private Task _work = Task.CompletedTask;
    private int _last;

    private LiveClient(WebSocket socket) => _socket = socket;

    /// <summary>The frames in the order they arrived; completes when the connection ends.</summary>
    public ChannelReader<ReceivedFrame> Frames => _frames.Reader;

    /// <summary>Connects to <paramref name="hub"/>, such as <c>ws://127.0.0.1:5080/v1/live</c>; headers and cookies are set in <paramref name="configure"/>.</summary>
    public static async Task<LiveClient> Connect(Uri hub, Action<ClientWebSocketOptions>? configure = null, CancellationToken ct = default)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        await socket.ConnectAsync(new UriBuilder(hub) { Scheme = hub.Scheme is "https" or "wss" ? "wss" : "ws" }.Uri, ct);
        return await Over(socket, ct);
    }

    /// <summary>Speaks over a socket that is open already, such as a test server's.</summary>
    public static async Task<LiveClient> Over(WebSocket socket, CancellationToken ct = default)
    {
        var client = new LiveClient(socket);
        var messages = client.Messages(client._leaving.Token).GetAsyncEnumerator(CancellationToken.None);
        await client.Send("""{"protocol":"json","version":1}"""u8.ToArray(), ct);
        if (!await messages.MoveNextAsync()) throw new IOException("The hub hung up before the handshake.");
        if (messages.Current.TryGetProperty("error", out var error)) throw new IOException($"The hub refused the handshake: {error}");
        client._work = Task.WhenAll(client.Listen(messages), client.StayAwake());
        return client;
    }

    public async Task<LiveAnswer> Subscribe(string topic, string? epoch = null, long? seq = null) =>
        (await Invoke("Subscribe", topic, epoch, seq)).Deserialize<LiveAnswer>(JsonSerializerOptions.Web)!;

    public Task Unsubscribe(string topic) => Invoke("Unsubscribe", topic);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _work;
        _socket.Dispose();
        _leaving.Dispose();
    }

    private async Task<JsonElement> Invoke(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _last).ToString();
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_frames.Reader.Completion.IsCompleted) throw new IOException("The connection has ended.");
        await Send(JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target, arguments }), _leaving.Token);
        return await answer.Task;
    }

    private async Task Send(byte[] message, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try { await _socket.SendAsync((byte[])[.. message, End], WebSocketMessageType.Text, true, ct); }
        finally { _sending.Release(); }
    }

    private async Task Listen(IAsyncEnumerator<JsonElement> messages)
    {
        try
        {
            while (await messages.MoveNextAsync()) Take(messages.Current);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException) { } // hung up, on either side
        finally
        {
            await messages.DisposeAsync();
            _frames.Writer.TryComplete();
            foreach (var asked in _asked.Values) asked.TrySetException(new IOException("The connection ended before the answer came."));
        }
    }

    private void Take(JsonElement message)
    {
        switch (message.GetProperty("type").GetInt32())
        {
            case 1 when message.GetProperty("target").GetString() == "frame":
                _frames.Writer.TryWrite(message.GetProperty("arguments")[0].Deserialize<ReceivedFrame>(JsonSerializerOptions.Web)!);
                break;
            case 3 when _asked.TryRemove(message.GetProperty("invocationId").GetString()!, out var asked):
                if (message.TryGetProperty("error", out var error)) asked.TrySetException(new LiveRefusedException(error.GetString()!));
                else asked.TrySetResult(message.TryGetProperty("result", out var result) ? result : default);
                break;
        }
    }

    /// <summary>The server hangs up on clients it has not heard of for half a minute.</summary>
    private async Task StayAwake()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token)) await Send("""{"type":6}"""u8.ToArray(), _leaving.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException) { }
    }

    private async IAsyncEnumerable<JsonElement> Messages([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        for (; ; )
        {
            var received = await _socket.ReceiveAsync(buffer.GetMemory(16 * 1024), ct);
            if (received.MessageType == WebSocketMessageType.Close) yield break;
            buffer.Advance(received.Count);
            var read = 0;
            while (buffer.WrittenSpan[read..].IndexOf(End) is >= 0 and var length)
            {
                yield return JsonElement.Parse(buffer.WrittenSpan.Slice(read, length));
                read += length + 1;
            }

            var rest = buffer.WrittenSpan[read..].ToArray();
            buffer.ResetWrittenCount();
            buffer.Write(rest);
        }
    }
}
