using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.TestKit;

/// <summary>One post a receiver got, as it came.</summary>
public sealed record ReceivedPost(string Id, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Body).RootElement;
}

/// <summary>Somebody else's server, on a loopback port, that takes what a webhook posts.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedPost> _posts = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";

    /// <summary>Everything that came, repetitions too.</summary>
    public IReadOnlyList<ReceivedPost> All => [.. _posts];

    /// <summary>What came, each idempotency key once.</summary>
    public IReadOnlyList<ReceivedPost> Once => [.. _posts.DistinctBy(p => p.Id)];

    /// <summary>What it answers to its n-th post, from 0.</summary>
    public Func<int, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.NoContent;

    public static async Task<WebhookReceiver> Listen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/hook", receiver.Take);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until what came is as it should be, and answers it.</summary>
    public async Task<IReadOnlyList<ReceivedPost>> Until(Func<IReadOnlyList<ReceivedPost>, bool> isIt, CancellationToken ct)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); ; await Task.Delay(50, ct))
        {
            if (Once is var came && isIt(came)) return came;
            if (DateTime.UtcNow > hang) throw new TimeoutException($"{came.Count} posts came:\n{string.Join('\n', came.Select(p => p.Body))}");
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        int before;
        lock (_posts)
        {
            before = _posts.Count;
            _posts.Enqueue(new(http.Request.Headers["Idempotency-Key"].ToString(), http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body));
        }

        http.Response.StatusCode = (int)Answer(before);
    }
}
