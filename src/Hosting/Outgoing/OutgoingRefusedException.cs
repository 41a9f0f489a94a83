namespace Platform.Hosting.Outgoing;

/// <summary>We do not call this address, whoever asked for it.</summary>
public sealed class OutgoingRefusedException(string message) : HttpRequestException(message);
