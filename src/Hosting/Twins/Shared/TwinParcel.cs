using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Twins;

namespace Platform.Hosting.Twins.Shared;

/// <summary>Signals on their way to twins in another process, all of one kind.</summary>
internal static class TwinParcel
{
    /// <summary>A smoothed reading may be no number.</summary>
    public static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, AllowOutOfOrderMetadataProperties = true };

    public sealed record Item(string Key, JsonElement Signal);

    /// <summary>What became of one signal: the answer, if one was asked for, or what went wrong.</summary>
    public sealed record Answer(JsonElement? Reply, string? Error, bool IsBusy);

    public static byte[] Pack<TSignal>(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals) =>
        JsonSerializer.SerializeToUtf8Bytes(signals.Select(s => new Item(s.Key.ToString(), JsonSerializer.SerializeToElement(s.Signal, Json))), Json);

    /// <summary>Goes on in the trace of who sent it. Without a listener there is no span to record, but what follows still names the trace it came from.</summary>
    public static Activity? Continue(string kind, string? cause) => cause is null ? null
        : Telemetry.Continue($"twin.post {kind}", cause, ActivityKind.Consumer) ?? new Activity("twin.post").SetParentId(cause).Start();

    public static Exception ErrorOf(Answer answer) => answer.IsBusy ? new TwinBusyException(answer.Error!) : new InvalidOperationException(answer.Error!);
}
