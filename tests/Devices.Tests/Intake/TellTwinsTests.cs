using Microsoft.Extensions.Logging.Abstractions;
using Platform.Devices.Domain;
using Platform.Hosting.Twins;
using Platform.Twins;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class TellTwinsTests
{
    public static TheoryData<Exception> Failures =>
    [
        new AggregateException(new TwinBusyException("Too much.")), // of one twin
        new TimeoutException("Nobody answers."), // of the way to all of them
        new InvalidOperationException("There is no silo."),
    ];

    [Theory, MemberData(nameof(Failures))]
    public async Task Readings_that_are_kept_are_acknowledged_whatever_became_of_telling_their_twins(Exception failure)
    {
        var twins = new Unreachable(failure);
        using var submission = new Submission(new(Guid.NewGuid()), Now);
        var reading = Reading.Blank with { Device = new DeviceEntry(Guid.CreateVersion7(), 100_001), At = IntakeClock.Of(Now), Battery = 90 };
        submission.Accept(0, ref reading);

        await new TellTwins(twins, NullLogger<TellTwins>.Instance).Take(submission, TestContext.Current.CancellationToken);

        Assert.Equal(1, twins.Told);
    }

    private sealed class Unreachable(Exception failure) : ITwins<DeviceSignal>
    {
        public int Told { get; private set; }

        public ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<DeviceSignal, TReply> question, CancellationToken ct = default) => throw failure;

        public ValueTask Tell(TwinKey key, DeviceSignal signal, CancellationToken ct = default) => throw failure;

        public ValueTask TellMany(IReadOnlyList<(TwinKey Key, DeviceSignal Signal)> signals, CancellationToken ct = default)
        {
            Told += signals.Count;
            return ValueTask.FromException(failure);
        }
    }
}
