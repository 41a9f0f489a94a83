namespace Platform.Tickets.Emails;

/// <summary>
/// Lets a few mails in at a time. Each holds a connection to the database and needs others beside it: of a hundred at once, all would hold one and wait for another.
/// The others wait here, holding nothing.
/// </summary>
internal sealed class MailTurns : IDisposable
{
    private const int AtATime = 8;

    private readonly SemaphoreSlim _free = new(AtATime);

    public async Task<T> Take<T>(Func<Task<T>> letIn, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try { return await letIn(); }
        finally { _free.Release(); }
    }

    public void Dispose() => _free.Dispose();
}
