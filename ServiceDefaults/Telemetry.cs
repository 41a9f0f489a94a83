using System.Diagnostics;
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
        ["Platform", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Microsoft.Orleans.Application"]; // Orleans.Runtime traces every heartbeat

    public static readonly string[] Meters =
        ["Platform", "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "Microsoft.Orleans"];

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
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(_ => { }, logs => { logs.IncludeFormattedMessage = true; logs.IncludeScopes = true; })
            .UseOtlpExporter());

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
