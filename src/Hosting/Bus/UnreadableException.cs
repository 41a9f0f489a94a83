namespace Platform.Hosting.Bus;

/// <summary>A message that no further delivery will make readable: it is dead-lettered at once.</summary>
internal sealed class UnreadableException(string message, Exception cause) : Exception(message, cause);
