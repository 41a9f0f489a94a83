using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Platform.ServiceDefaults;

/// <summary>Sends traces, metrics and logs over OTLP when the environment names a collector (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
public static class Telemetry
{
    public static readonly string[] Sources =
        ["Platform", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    public static readonly string[] Meters =
        ["Platform", "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "Microsoft.Orleans"];

    /// <summary>Where histograms of our seconds are divided: the usual bounds are made for milliseconds, and begin at five.</summary>
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;

        // .NET 10 tags its own server spans (method, path, host), but only when asked.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddSingleton<ILoggerProvider>(_ => new OtlpProvider(builder.Configuration["OTEL_SERVICE_NAME"] ?? "platform"));
    }

    /// <summary>Without OpenTelemetry.Extensions.Hosting this also starts the SDK: a host resolves its log providers first of all.</summary>
    private sealed class OtlpProvider(string service) : ILoggerProvider
    {
        private readonly OpenTelemetrySdk _sdk = OpenTelemetrySdk.Create(telemetry => telemetry
            .ConfigureResource(resource => resource.AddService(service))
            .WithTracing(traces => traces.AddSource(Sources).AddProcessor(new WithoutProbes()))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddView(Divided))
            .WithLogging(_ => { }, logs => { logs.IncludeFormattedMessage = true; logs.IncludeScopes = true; })
            .UseOtlpExporter());

        private static ExplicitBucketHistogramConfiguration? Divided(Instrument instrument) =>
            instrument is Histogram<double> { Meter.Name: "Platform", Unit: "s" } ? new() { Boundaries = Seconds } : null;

        public ILogger CreateLogger(string categoryName) => _sdk.GetLoggerFactory().CreateLogger(categoryName);

        /// <summary>A collector may stop when we do; a plain Dispose would wait 5 s for each of the three signals.</summary>
        public void Dispose()
        {
            Parallel.Invoke(
                () => _sdk.LoggerProvider.Shutdown(1000),
                () => _sdk.TracerProvider.Shutdown(1000),
                () => _sdk.MeterProvider.Shutdown(1000));
            _sdk.Dispose();
        }
    }

    /// <summary>Health probes come every few seconds and hide what matters.</summary>
    private sealed class WithoutProbes : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.GetTagItem("url.path") is "/health" or "/alive") data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
