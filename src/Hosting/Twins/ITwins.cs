using Platform.Twins;

namespace Platform.Hosting.Twins;

/// <summary>
/// Speaks to the live things of one kind, wherever they live. A twin handles one signal at a time, in order of arrival, and comes
/// to life when first spoken to. What <c>Step</c> throws is thrown here and leaves the twin as it was. The await is the backpressure;
/// a twin with too many callers waiting, or too many effects yet to carry out, answers <see cref="TwinBusyException"/>.
/// </summary>
public interface ITwins<TSignal> where TSignal : class
{
    ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<TSignal, TReply> question, CancellationToken ct = default);

    /// <summary>Done when the twin has handled the signal; its effects follow on their own.</summary>
    ValueTask Tell(TwinKey key, TSignal signal, CancellationToken ct = default);

    /// <summary>Many signals in one call; those for one twin keep their order. All are handled, then what failed is thrown as one <see cref="AggregateException"/>.</summary>
    ValueTask TellMany(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals, CancellationToken ct = default);
}

/// <summary>The twin cannot keep up with what it is told; try again later.</summary>
public sealed class TwinBusyException(string message) : Exception(message);
