using System.Runtime.CompilerServices;

namespace Platform.Hosting.Live;

public sealed class OutboxTests
{
    private readonly Outbox _outbox = new(8);

    [Fact]
    public async Task What_is_offered_is_taken_in_order()
    {
        for (var seq = 1; seq <= 8; seq++) Assert.True(_outbox.Offer(Frame(seq)));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], (await _outbox.Take(CancellationToken.None))!.Select(f => f.Seq));
    }

    [Fact]
    public async Task Once_it_is_spilled_it_takes_nothing_until_it_was_emptied()
    {
        for (var seq = 1; seq <= 8; seq++) _outbox.Offer(Frame(seq));

        Assert.False(_outbox.Offer(Frame(9)));
        Assert.Null(await _outbox.Take(CancellationToken.None));
        Assert.False(_outbox.Offer(Frame(10)));
        Assert.Equal(0, _outbox.Room);

        _outbox.Empty();
        Assert.True(_outbox.Offer(Frame(11)));
        Assert.Equal(11, Assert.Single((await _outbox.Take(CancellationToken.None))!).Seq);
    }

    [Fact]
    public async Task Who_waits_to_take_is_woken_by_the_spill_too()
    {
        for (var seq = 1; seq <= 8; seq++) _outbox.Offer(Frame(seq));
        await _outbox.Take(CancellationToken.None);
        var waiting = _outbox.Take(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        for (var seq = 9; seq <= 17; seq++) _outbox.Offer(Frame(seq));

        Assert.InRange((await waiting.WaitAsync(TimeSpan.FromSeconds(30)))?.Count ?? 0, 0, 8);
    }

    [Fact]
    public void However_much_is_offered_no_more_is_kept_than_fits()
    {
        var offered = OfferAndForget(10_000);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(offered.Count(frame => frame.IsAlive), 0, 8);
        GC.KeepAlive(_outbox);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference[] OfferAndForget(int count) => [.. Enumerable.Range(1, count).Select(seq =>
    {
        var frame = Frame(seq);
        _outbox.Offer(frame);
        return new WeakReference(frame);
    })];

    private static LiveFrame Frame(long seq) => LiveFrame.Of(new(default, "topic", "kind", "null"u8.ToArray(), DateTimeOffset.UnixEpoch, null), "epoch", seq);
}
