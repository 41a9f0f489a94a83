namespace Platform.Devices.Domain.Anomaly;

/// <summary>The natural logarithm to six digits, the same to the last bit on every machine: a twin replayed elsewhere must find the same anomalies.</summary>
internal static class Logarithm
{
    private const int HalfRootOfTwo = 0x3f3504f3; // the bits of √½
    private const float Ln2 = 0.6931472f;

    /// <summary>No less than the logarithm of a positive number, and hardly more, from its bits: a straight line from each power of two to the next lies below by 0.0861 at most.</summary>
    public static float AtMost(float x) => BitConverter.SingleToInt32Bits(x) * (Ln2 / (1 << 23)) - (127 - 0.0862f) * Ln2;

    /// <summary>Of a positive number. x = 2^e · m with m around 1; ln m = 2 artanh((m − 1) / (m + 1)), of which four terms are enough.</summary>
    public static float Of(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        var exponent = (bits - HalfRootOfTwo) >> 23;
        var m = BitConverter.Int32BitsToSingle(bits - (exponent << 23));
        var t = (m - 1) / (m + 1);
        var square = t * t;
        return exponent * Ln2 + 2 * t * (1 + square * (1 / 3f + square * (0.2f + square * (1 / 7f))));
    }
}
