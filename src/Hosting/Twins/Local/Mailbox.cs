namespace Platform.Hosting.Twins.Local;

/// <summary>
/// The right to change a twin, and those who wait for it. Whoever finds it free takes the turn on the spot; whoever does not leaves
/// a letter, and the thread pool works through the letters. One field is both the lock and the queue.
/// </summary>
internal abstract class Mailbox : IThreadPoolWorkItem
{
    private Letter? _inbox = Letter.Inside; // null when free; else the newest letter, down to Inside; or Gone

    public bool IsFree => Volatile.Read(ref _inbox) is null;
    public bool IsGone => Volatile.Read(ref _inbox) == Letter.Gone;

    public bool TryEnter() => Interlocked.CompareExchange(ref _inbox, Letter.Inside, null) is null;

    /// <summary>Gives up the turn; if letters came meanwhile, the pool takes it over, so no caller works for others.</summary>
    public void Leave()
    {
        if (Interlocked.CompareExchange(ref _inbox, null, Letter.Inside) != Letter.Inside) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Leaves a letter, unless so many wait already that it is refused; false when the twin is gone.</summary>
    public bool Post(Letter letter, int limit = int.MaxValue)
    {
        while (true)
        {
            var head = Volatile.Read(ref _inbox);
            if (head == Letter.Gone) return false;
            letter.Next = head ?? Letter.Inside;
            letter.Depth = letter.Next.Depth + 1;
            if (letter.Depth > limit) return letter.TrySetException(Refusal());
            if (Interlocked.CompareExchange(ref _inbox, letter, head) != head) continue;

            if (head is null) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return true;
        }
    }

    void IThreadPoolWorkItem.Execute() => Work();

    /// <summary>Has the turn, as letters wait: works through them and leaves.</summary>
    protected abstract void Work();

    protected abstract Exception Refusal();

    /// <summary>The letters waiting now, oldest first, linked by <see cref="Letter.Next"/>. The turn is kept.</summary>
    protected Letter? Take() => Take(Letter.Inside);

    /// <summary>Nobody shall have the turn again: the letters that came too late.</summary>
    protected Letter? Close() => Take(Letter.Gone);

    /// <summary>Nobody shall have the turn again, unless letters have come.</summary>
    protected bool TryClose() => Interlocked.CompareExchange(ref _inbox, Letter.Gone, Letter.Inside) == Letter.Inside;

    private Letter? Take(Letter then)
    {
        Letter? oldest = null;
        for (var letter = Interlocked.Exchange(ref _inbox, then); letter != Letter.Inside;)
        {
            var before = letter!.Next;
            letter.Next = oldest;
            (oldest, letter) = (letter, before);
        }
        return oldest;
    }
}
