using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Platform.Hosting;

/// <summary>The one source of our spans and the one meter of our figures.</summary>
public static class Telemetry
{
    public static readonly ActivitySource Source = new("Platform");
    public static readonly Meter Meter = new("Platform");

    /// <summary>Goes on in the trace of whoever caused this work, though it was queued or stored in between.</summary>
    public static Activity? Continue(string name, string? trace, ActivityKind kind = ActivityKind.Internal) =>
        ActivityContext.TryParse(trace, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, kind, parent)
            : Source.StartActivity(name, kind);
}
