using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Platform.Hosting.Http;

namespace Platform.Hosting.Live;

/// <summary>
/// The live stream as server-sent events, for clients that only read: <c>event: snapshot</c> once per topic, then <c>event: frame</c>.
/// The id is the position in every topic, so a client that comes back with it in Last-Event-ID goes on where it was. A client too
/// slow to follow is disconnected and does just that.
/// </summary>
internal sealed class LiveEvents(
    LiveFeed feed, LiveConnections connections, LiveSubscriber subscriber, LiveOptions options, TimeProvider time, IOptions<JsonOptions> json, IHostApplicationLifetime life)
{
    public async Task<IResult> Serve(string[] topic, HttpContext http)
    {
        string[] topics = [.. topic.Distinct()];
        if (topics.Length is 0 || topics.Length > options.TopicsPerEventStream)
            throw new MalformedException("topic", $"Name 1 to {options.TopicsPerEventStream} topics: ?topic=sites&topic=device:…");

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var positions = EventPositions.Parse(topics, http.Request.Headers["Last-Event-ID"]);
        var connection = new LiveConnection(http.User, feed, options, time, Send, () => _ = ending.CancelAsync());
        try
        {
            var answers = new List<TopicAnswer>();
            foreach (var name in topics)
            {
                var outcome = await subscriber.Subscribe(connection, name, positions[name]?.Epoch, positions[name]?.Seq, ending.Token);
                if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
                answers.Add(outcome.Value!);
            }

            await using var heartbeat = time.CreateTimer(_ => connection.Offer(LiveFrame.Heartbeat), null, options.Heartbeat, options.Heartbeat);
            await connections.Serve(connection, ending.Token, () => Begin(http, positions, answers, ending.Token));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested) { } // the client left, or we are stopping
        finally { connection.Leave(); }

        return Results.Empty;

        async ValueTask Send(IReadOnlyList<LiveFrame> frames, CancellationToken ct)
        {
            var stream = http.Response.BodyWriter;
            foreach (var frame in frames)
            {
                if (frame == LiveFrame.Heartbeat)
                {
                    stream.WriteHeartbeat();
                }
                else if (frame.IsReset)
                {
                    await ending.CancelAsync();
                    return;
                }
                else
                {
                    positions[frame.Topic] = (frame.Epoch, frame.Seq);
                    stream.WriteEvent("frame"u8, positions, frame.Json.Span);
                }
            }

            await stream.FlushAsync(ct);
        }
    }

    private async Task Begin(HttpContext http, EventPositions positions, List<TopicAnswer> answers, CancellationToken ct)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var stream = http.Response.BodyWriter;
        foreach (var answer in answers) positions[answer.Topic] = (answer.Epoch, answer.Seq);
        foreach (var answer in answers.Where(a => a.Snapshot is not null))
            stream.WriteEvent("snapshot"u8, positions, JsonSerializer.SerializeToUtf8Bytes(answer, json.Value.SerializerOptions));
        stream.WriteHeartbeat(); // sends the headers even when there is nothing to tell yet
        await stream.FlushAsync(ct);
    }
}
