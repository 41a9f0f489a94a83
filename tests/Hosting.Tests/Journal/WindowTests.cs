using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

public sealed class WindowTests
{
    private readonly Window _window = new(new(10, 0), capacity: 3);

    [Fact]
    public void What_is_handled_out_of_turn_counts_once_everything_before_it_is()
    {
        var slots = _window.Add([Entry(10, 1), Entry(10, 2), Entry(11, 3)], new(11, 3));

        _window.Close([slots[1]]);
        Assert.Equal(new(10, 0), _window.Handled);
        _window.Close([slots[0]]);
        Assert.Equal(new(10, 2), _window.Handled);
        _window.Close([slots[2]]);
        Assert.Equal(new(11, 3), _window.Handled);
    }

    [Fact]
    public void Where_nothing_is_open_everything_read_is_handled()
    {
        _window.Add([], new(20, 0));
        Assert.Equal(new(20, 0), _window.Handled);
    }

    [Fact]
    public void While_something_is_open_what_was_read_behind_it_is_not_handled()
    {
        var slots = _window.Add([Entry(10, 1)], new(20, 0));
        _window.Add([], new(30, 0));
        Assert.Equal(new(10, 0), _window.Handled);
        _window.Close(slots);
        Assert.Equal(new(30, 0), _window.Handled);
    }

    [Fact]
    public async Task There_is_room_again_when_the_first_ones_are_handled()
    {
        var slots = _window.Add([Entry(10, 1), Entry(10, 2), Entry(10, 3)], new(10, 3));
        var room = _window.Room(default);
        _window.Close([slots[2]]);
        Assert.False(room.IsCompleted);
        _window.Close([slots[0]]);
        await room.WaitAsync(JournalFixture.Patience);
    }

    [Fact]
    public async Task Whoever_waits_for_progress_hears_of_it()
    {
        var slots = _window.Add([Entry(10, 1)], new(10, 1));
        var progress = _window.HandledBeyond(new(10, 0), default);
        Assert.False(progress.IsCompleted);
        _window.Close(slots);
        await progress.WaitAsync(JournalFixture.Patience);
    }

    private static Entry Entry(ulong transaction, long position) => new(
        new JournalEntry
        {
            Tenant = default, StreamKind = "thing", StreamId = Guid.Empty, Version = 1, Kind = "thing.happened", Data = "{}", Actor = default, At = DateTimeOffset.UnixEpoch,
        }, transaction, position);
}
