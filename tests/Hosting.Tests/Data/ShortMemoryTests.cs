using Platform.TestKit;

namespace Platform.Hosting.Data;

public class ShortMemoryTests
{
    private readonly ManualTime _time = new();
    private int _asked;

    [Fact]
    public async Task An_answer_is_remembered()
    {
        var memory = Memory();

        Assert.Equal((1, 1), (await memory.Get("key", default), await memory.Get("key", default)));
    }

    [Fact]
    public async Task After_two_seconds_it_is_asked_again()
    {
        var memory = Memory();
        await memory.Get("key", default);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2, await memory.Get("key", default));
    }

    [Fact]
    public async Task What_is_forgotten_is_asked_again()
    {
        var memory = Memory();
        await memory.Get("key", default);

        memory.Forget("key");

        Assert.Equal(2, await memory.Get("key", default));
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_question()
    {
        var answer = new TaskCompletionSource<int>();
        var memory = new ShortMemory<string, int>(_time, _ => { _asked++; return answer.Task; });

        var all = Enumerable.Range(0, 10).Select(_ => memory.Get("key", default)).ToList();
        answer.SetResult(7);

        Assert.All(await Task.WhenAll(all), a => Assert.Equal(7, a));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Of_many_keys_those_nobody_knows_are_asked_about_together()
    {
        var memory = Memory();
        await memory.Get("known", default);
        var together = new List<string>();

        var found = await memory.Get(["known", "new", "newer", "new"], missing =>
        {
            together.AddRange(missing);
            return Task.FromResult<IReadOnlyDictionary<string, int>>(missing.ToDictionary(key => key, key => key.Length));
        }, default);

        Assert.Equal(["new", "newer"], together.Order());
        Assert.Equal((1, 3, 5), (found["known"], found["new"], found["newer"]));
        Assert.Equal((3, 1), (await memory.Get("new", default), _asked));
    }

    [Fact]
    public async Task A_failure_is_not_remembered()
    {
        var memory = new ShortMemory<string, int>(_time, _ => ++_asked == 1 ? Task.FromException<int>(new IOException()) : Task.FromResult(_asked));
        await Assert.ThrowsAsync<IOException>(() => memory.Get("key", default));

        Assert.Equal(2, await memory.Get("key", default));
    }

    [Fact]
    public async Task One_who_gives_up_does_not_spoil_it_for_the_others()
    {
        var answer = new TaskCompletionSource<int>();
        var memory = new ShortMemory<string, int>(_time, _ => answer.Task);
        using var impatient = new CancellationTokenSource();
        var (first, second) = (memory.Get("key", impatient.Token), memory.Get("key", default));

        await impatient.CancelAsync();
        answer.SetResult(7);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task Made_up_keys_do_not_fill_the_memory()
    {
        var memory = new ShortMemory<int, int>(_time, Task.FromResult, most: 100);
        for (var i = 0; i < 1000; i++) await memory.Get(i, default);

        Assert.InRange(memory.Count, 1, 100);
    }

    private ShortMemory<string, int> Memory() => new(_time, _ => Task.FromResult(++_asked));
}
