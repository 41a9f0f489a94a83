using Npgsql;
using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>Waits until the readings are committed. From here on the request is not cancelled: its rows are on their way.</summary>
internal sealed class WriteReadings(ReadingWriter writer, Listening listening, TimeProvider time) : IIntakeStep
{
    public string Name => "write";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        if (submission.Count == 0) return;
        if (!writer.TryWrite(submission))
        {
            submission.Refusal = IntakeRefusals.Busy;
            return;
        }

        try { await submission.Written; }
        catch (NpgsqlException) // the writer has logged it
        {
            submission.Refusal = IntakeRefusals.Unavailable;
            listening.Interrupted(time.GetUtcNow());
        }
    }
}
