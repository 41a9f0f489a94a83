using System.Text;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class IntakeMemoryTests
{
    private readonly IntakeMemory _memory = new(1_000);

    [Fact]
    public void What_all_requests_hold_together_has_a_limit()
    {
        using var one = Submission();
        using var other = Submission();
        one.Hold(700);

        Assert.Equal(IntakeRefusals.Busy, Assert.Throws<IntakeRefusedException>(() => other.Hold(301)).Refusal);
        other.Hold(300);
    }

    [Fact]
    public void What_a_request_held_is_free_when_it_ends()
    {
        using (var one = Submission()) one.Hold(1_000);
        Assert.Equal(0, _memory.Held);
    }

    [Fact]
    public async Task A_body_is_refused_while_it_arrives_not_when_it_is_there()
    {
        using var submission = new Submission(new(Guid.NewGuid()), Now, System.IO.Pipelines.PipeReader.Create(new MemoryStream(Encoding.ASCII.GetBytes($"[{new string(' ', 100_000)}]")))) { Memory = _memory };
        await Assert.ThrowsAsync<IntakeRefusedException>(async () => await JsonFormat.Instance.Read(submission, Known(), Fleet.Ct));
    }

    private Submission Submission() => new(new(Guid.NewGuid()), Now) { Memory = _memory };
}
