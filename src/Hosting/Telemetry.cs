using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Platform.Hosting;

/// <summary>The one source of our spans and the one meter of our figures.</summary>
public static class Telemetry
{
    public static readonly ActivitySource Source = new("Platform");
    public static readonly Meter Meter = new("Platform");
}
