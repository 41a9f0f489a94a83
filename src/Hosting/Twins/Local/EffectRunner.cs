using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Platform.Twins;

namespace Platform.Hosting.Twins.Local;

/// <summary>Carries out the effects of one kind of twin: so many at a time, each until it succeeds, each in the trace of what caused it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore holds nothing to dispose of: no one takes its wait handle.")]
internal sealed class EffectRunner(string kind, Func<TwinKey, Effect, CancellationToken, Task> run, int atATime, ITwinHome home, TimeProvider time, ILogger log, CancellationToken stopping)
{
    private static readonly AsyncLocal<bool> Inside = new();
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50), LongestWait = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _places = new(atATime);
    private readonly KeyValuePair<string, object?> _tag = new("kind", kind);
    private readonly string _span = $"twin.effect {kind}";

    /// <summary>Whether an effect is speaking. A twin never answers "busy" to one: it might be waiting for the very effects that make it busy.</summary>
    public static bool IsSpeaking => Inside.Value;

    public async Task Run(TwinKey key, Effect effect, Activity? cause)
    {
        Inside.Value = true;
        using var span = Trace(cause?.Context ?? default);
        for (var wait = FirstWait; !await TryRun(key, effect); wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            await Task.Delay(wait, time, stopping);
    }

    // Without a listener there is no span to record, but what the effect writes to the journal still names the trace it came from.
    private Activity? Trace(ActivityContext cause) => cause == default
        ? null
        : Telemetry.Source.StartActivity(_span, ActivityKind.Internal, cause) ?? new Activity(_span).SetParentId(cause.TraceId, cause.SpanId, cause.TraceFlags).Start();

    private async Task<bool> TryRun(TwinKey key, Effect effect)
    {
        while (!home.IsCertain) await Task.Delay(FirstWait, stopping);
        await _places.WaitAsync(stopping);
        try
        {
            await run(key, effect, stopping);
            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            TwinMetrics.Failures.Add(1, _tag);
            Activity.Current?.AddException(e);
            log.LogWarning(e, "{Effect} of {Kind} {Key} failed and will be tried again.", effect.GetType().Name, kind, key);
            return false;
        }
        finally { _places.Release(); }
    }
}
