namespace Platform.Devices.Domain;

/// <summary>
/// Since when the platform has been able to hear its devices without a break; all twins share it. What they could not say while nobody
/// listened is no silence of theirs: each has its usual time from then on.
/// </summary>
internal sealed class Listening
{
    /// <summary>Nobody ever stopped listening.</summary>
    public static readonly Listening Always = new();

    private long _since;

    public DateTimeOffset Since => new(Volatile.Read(ref _since), TimeSpan.Zero);

    /// <summary>Until then nobody could be heard, at least not for sure.</summary>
    public void Interrupted(DateTimeOffset until)
    {
        for (var since = Volatile.Read(ref _since); until.UtcTicks > since;)
        {
            var found = Interlocked.CompareExchange(ref _since, until.UtcTicks, since);
            if (found == since) return;
            since = found;
        }
    }
}
