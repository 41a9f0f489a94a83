using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Hosting.Twins.Storage;

/// <summary>How a kind of twin is written down.</summary>
public interface ITwinFormat<TTwin> where TTwin : class
{
    byte[] Write(TTwin twin);

    /// <summary>The twin that was written; null when it was in a way nobody reads any more: it is rebuilt from what it stands for.</summary>
    /// <exception cref="FormatException">The bytes are no such twin.</exception>
    TTwin? Read(ReadOnlySpan<byte> state);
}

/// <summary>A twin as JSON: it bears fields that come and go. A smoothed reading may be no number, and a twin must be saved all the same.</summary>
public sealed class JsonFormat<TTwin>(JsonSerializerOptions? options = null) : ITwinFormat<TTwin> where TTwin : class
{
    private static readonly JsonSerializerOptions Usual = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly JsonSerializerOptions _options = options ?? Usual;

    public byte[] Write(TTwin twin) => JsonSerializer.SerializeToUtf8Bytes(twin, _options);

    public TTwin? Read(ReadOnlySpan<byte> state)
    {
        try { return JsonSerializer.Deserialize<TTwin>(state, _options); }
        catch (Exception e) when (e is JsonException or NotSupportedException) { throw new FormatException(e.Message, e); }
    }
}
