namespace Platform.Devices.Intake;

/// <summary>Reads the body as it arrives, and validates each reading as it ends.</summary>
internal sealed class ParseReadings(DeviceDirectory directory) : IIntakeStep
{
    public string Name => "parse";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        try { await submission.Format.Read(submission, await directory.Of(submission.Tenant, ct), ct); }
        catch (IntakeRefusedException e) { submission.Refusal = e.Refusal; }
        catch (InvalidDataException e) { submission.Refusal = Refusal.Invalid(IntakeRefusals.Malformed, $"The body cannot be unpacked: {e.Message}"); }
    }
}
