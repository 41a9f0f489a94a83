using System.Text.Json;
using Platform.Twins;

namespace Platform.Hosting.Twins.Shared;

/// <summary>Speaks to twins where they are at home: here, or by post.</summary>
internal sealed class HomewardTwins<TSignal>(ITwins<TSignal> here, string kind, TwinLease lease, TwinPost post) : ITwins<TSignal> where TSignal : class
{
    private const int MostInParcel = 2_000;

    public ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<TSignal, TReply> question, CancellationToken ct = default) =>
        lease.IsHome ? here.Ask(key, question, ct) : AskThere(key, question, ct);

    public ValueTask Tell(TwinKey key, TSignal signal, CancellationToken ct = default) => lease.IsHome ? here.Tell(key, signal, ct) : new(TellThere(key, signal, ct));

    public ValueTask TellMany(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals, CancellationToken ct = default) =>
        lease.IsHome ? here.TellMany(signals, ct) : new(TellThere(signals, ct));

    private async ValueTask<TReply> AskThere<TReply>(TwinKey key, IAsk<TSignal, TReply> question, CancellationToken ct)
    {
        await lease.Decided.WaitAsync(ct);
        if (lease.IsHome) return await here.Ask(key, question, ct);
        var answer = Assert((await post.Send(kind, TwinParcel.Pack([(key, (TSignal)question)]), ct))[0]);
        return answer.Reply is { } reply && reply.Deserialize<TReply>(TwinParcel.Json) is { } read ? read
            : throw new InvalidOperationException($"The question went unanswered; {typeof(TReply).Name} was expected.");
    }

    private async Task TellThere(TwinKey key, TSignal signal, CancellationToken ct)
    {
        try { await TellThere([(key, signal)], ct); }
        catch (AggregateException e) { throw e.InnerExceptions[0]; }
    }

    private async Task TellThere(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals, CancellationToken ct)
    {
        await lease.Decided.WaitAsync(ct);
        if (lease.IsHome)
        {
            await here.TellMany(signals, ct);
            return;
        }

        var failures = new List<Exception>();
        foreach (var parcel in signals.Chunk(MostInParcel))
        {
            try
            {
                failures.AddRange((await post.Send(kind, TwinParcel.Pack<TSignal>(parcel), ct)).Where(answer => answer.Error is not null).Select(TwinParcel.ErrorOf));
            }
            catch (TwinBusyException e) { failures.Add(e); }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private static TwinParcel.Answer Assert(TwinParcel.Answer answer) => answer.Error is null ? answer : throw TwinParcel.ErrorOf(answer);
}
