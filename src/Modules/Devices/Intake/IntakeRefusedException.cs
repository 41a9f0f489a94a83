namespace Platform.Devices.Intake;

/// <summary>The request as a whole is refused while its body is being read; nothing of it was kept.</summary>
internal class IntakeRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}

/// <summary>The body as a whole cannot be read as readings.</summary>
internal sealed class MalformedTelemetryException(string message) : IntakeRefusedException(Refusal.Invalid(IntakeRefusals.Malformed, message));
