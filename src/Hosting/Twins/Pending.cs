namespace Platform.Hosting.Twins;

/// <summary>Answers on their way. Most are there already, and then nothing is allocated.</summary>
public struct Pending
{
    private List<Task>? _tasks;

    public void Add(ValueTask<object?> reply)
    {
        if (!reply.IsCompletedSuccessfully) (_tasks ??= []).Add(reply.AsTask());
    }

    public void Add(Task task) => (_tasks ??= []).Add(task);

    public readonly ValueTask All() => _tasks is null ? default : new(AllOf(_tasks));

    private static async Task AllOf(List<Task> tasks)
    {
        var all = Task.WhenAll(tasks);
        try { await all; }
        catch { throw all.Exception ?? (Exception)new TaskCanceledException(all); }
    }
}

/// <summary>Answers as their callers expect them, without waiting for those already there.</summary>
public static class Replies
{
    public static ValueTask<TReply> As<TReply>(this ValueTask<object?> reply)
    {
        return reply.IsCompletedSuccessfully ? new(Read<TReply>(reply.Result)) : Awaited(reply);

        static async ValueTask<TReply> Awaited(ValueTask<object?> reply) => Read<TReply>(await reply);
    }

    public static TReply Read<TReply>(object? reply) =>
        reply is TReply read ? read : throw new InvalidOperationException($"The question went unanswered; {typeof(TReply).Name} was expected.");

    public static ValueTask Done(this ValueTask<object?> reply)
    {
        return reply.IsCompletedSuccessfully ? default : Awaited(reply);
        static async ValueTask Awaited(ValueTask<object?> reply) => await reply;
    }
}
