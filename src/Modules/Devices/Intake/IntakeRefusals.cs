namespace Platform.Devices.Intake;

/// <summary>Why a request of readings as a whole may be refused.</summary>
internal static class IntakeRefusals
{
    public const string Malformed = "telemetry.malformed";

    public static readonly Refusal Busy = Refusal.Busy("telemetry.busy", "More readings arrive than can be written; send these again in a moment.");
    public static readonly Refusal Unavailable = Refusal.Busy("telemetry.unavailable", "The readings could not be written; send them again in a moment. Those that were kept after all are recognised.");
    public static readonly Refusal TooLarge = Refusal.Invalid("telemetry.too-large", "The body holds more than one request may carry once it is unpacked; send it in several requests.");
}
