namespace Platform.Devices.Intake;

/// <summary>
/// How many bytes of readings all requests together may have in hand before they are written. Requests beyond that are told to come
/// back, so that memory stays what it is however many senders there are.
/// </summary>
internal sealed class IntakeMemory(long most)
{
    private long _held;

    public long Held => Volatile.Read(ref _held);

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= most) return true;
        Interlocked.Add(ref _held, -bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _held, -bytes);
}
