using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Live;

/// <summary>
/// The live stream over SignalR. <c>Subscribe(topic, epoch, seq)</c> answers where the topic stands; frames arrive as
/// <c>frame({topic, epoch, seq, kind, data, at, trace})</c> and may overtake the answer. A frame of another epoch, or whose number
/// does not follow, means: subscribe again with the last epoch and number known.
/// </summary>
internal sealed class LiveHub(LiveSubscriber subscriber, ILogger<LiveHub> log) : Hub
{
    public async Task<TopicAnswer> Subscribe(string topic, string? epoch, long? seq)
    {
        var outcome = await Guarded(topic, epoch, seq);
        return outcome.Value ?? throw new HubException($"{outcome.Refusal!.Code}: {outcome.Refusal.Message}");
    }

    public void Unsubscribe(string topic) => HubConnections.Of(Context)?.Remove(topic);

    // SignalR logs every refusal as a failure, so its log is off and faults are logged here.
    private async Task<Outcome<TopicAnswer>> Guarded(string topic, string? epoch, long? seq)
    {
        try
        {
            return HubConnections.Of(Context) is { } connection
                ? await subscriber.Subscribe(connection, topic, epoch, seq, Context.ConnectionAborted)
                : LiveSubscriber.NotFound;
        }
        catch (Exception fault) when (!Context.ConnectionAborted.IsCancellationRequested)
        {
            log.LogError(fault, "Could not subscribe to {Topic}.", topic);
            throw;
        }
    }
}
