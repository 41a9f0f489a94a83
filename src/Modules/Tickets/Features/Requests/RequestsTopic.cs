using Platform.Hosting.Live;

namespace Platform.Tickets.Features.Requests;

/// <summary>What one asked for, live: <c>changed</c>, the request to look at again. Others' requests do not exist, and nothing of the work behind them is told.</summary>
internal sealed class RequestsTopic : ILiveTopic
{
    /// <summary>The request that changed, by its id.</summary>
    public sealed record RequestChanged(Guid Id);

    public string Prefix => "requests";
    public string? Permission => TicketsPermissions.Request.Name;

    public Task<object?> Snapshot(string topic, Call call, CancellationToken ct) => Task.FromResult<object?>(topic == Of(call.Actor.Value) ? new { } : null);

    public static string Of(Guid person) => $"requests:{person}";
}
