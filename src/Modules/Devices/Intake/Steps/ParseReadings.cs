namespace Platform.Devices.Intake;

/// <summary>Reads the body as it arrives, and validates each reading as it ends.</summary>
internal sealed class ParseReadings(DeviceDirectory directory) : IIntakeStep
{
    public string Name => "parse";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        using var parser = new ReadingParser(submission, await directory.Of(submission.Tenant, ct));
        try
        {
            while (true)
            {
                var read = await submission.Body.ReadAsync(ct);
                try { foreach (var piece in read.Buffer) parser.Append(piece.Span); }
                finally { submission.Body.AdvanceTo(read.Buffer.End); } // a body left half read cannot be drained
                if (read.IsCompleted) break;
            }

            parser.Finish();
        }
        catch (MalformedTelemetryException e)
        {
            submission.Refusal = Refusal.Invalid(IntakeRefusals.Malformed, e.Message);
        }
    }
}
