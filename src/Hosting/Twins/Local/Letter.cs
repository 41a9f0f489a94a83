using System.Diagnostics;

namespace Platform.Hosting.Twins.Local;

/// <summary>A signal waiting for its turn, the caller waiting for its answer, and the trace both belong to.</summary>
internal sealed class Letter(object? signal, Activity? cause, bool traced, CancellationToken ct)
    : TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Someone has the turn and nobody waits behind.</summary>
    public static readonly Letter Inside = new(null);

    /// <summary>The twin has left this process.</summary>
    public static readonly Letter Gone = new(null);

    public static readonly object WakeUp = new(), Farewell = new();

    public Letter(object? signal) : this(signal, null, traced: false, CancellationToken.None) { }

    public object? Signal => signal;
    public Activity? Cause => cause;

    /// <summary>Whether its step is worth a span of its own.</summary>
    public bool IsTraced => traced;
    public bool IsWithdrawn => ct.IsCancellationRequested;

    /// <summary>The letter that came before; once taken out of the mailbox, the one that came after.</summary>
    public Letter? Next;
    public int Depth;
}
