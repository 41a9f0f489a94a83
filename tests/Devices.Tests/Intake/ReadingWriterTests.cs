using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class ReadingWriterTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public void When_too_much_waits_to_be_written_the_next_is_turned_away()
    {
        var writer = Idle(mostWaiting: 5);

        Assert.Equal([true, true, false], new[] { 3, 2, 1 }.Select(n => writer.TryWrite(Of(n))));
    }

    [Fact]
    public void A_request_larger_than_all_that_may_wait_is_taken_when_nothing_waits()
    {
        var writer = Idle(mostWaiting: 5);

        Assert.Equal([true, false], new[] { 50, 1 }.Select(n => writer.TryWrite(Of(n))));
    }

    [Fact]
    public async Task What_waits_when_the_process_stops_is_still_written()
    {
        var writer = Idle(mostWaiting: 100);
        var waiting = Of(3);
        writer.TryWrite(waiting);

        await writer.StartAsync(Fleet.Ct);
        await writer.StopAsync(Fleet.Ct);

        Assert.True(waiting.Written.IsCompletedSuccessfully);
    }

    // It is not started: what it takes, waits.
    private ReadingWriter Idle(int mostWaiting)
    {
        var (databases, options) = (app.Services.GetRequiredService<Databases>(), new IntakeOptions { MostWaiting = mostWaiting });
        return new(databases, new(databases, new()), new(databases), options, NullLogger<ReadingWriter>.Instance);
    }

    private static Submission Of(int readings) =>
        Parse($"[{string.Join(',', Enumerable.Range(0, readings).Select(i => $$"""{"deviceId":"D-1","at":"{{Fleet.At(DateTimeOffset.UtcNow.AddSeconds(-i - 1))}}","battery":50}"""))}]", now: DateTimeOffset.UtcNow);
}
