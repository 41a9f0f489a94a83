using System.Buffers;

namespace Platform.Devices.Intake;

/// <summary>A body that can only be read when all of it has arrived, in a borrowed array.</summary>
internal sealed class WholeBody : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public static async ValueTask<WholeBody> Of(Submission submission, CancellationToken ct)
    {
        var whole = new WholeBody();
        try
        {
            while (true)
            {
                var read = await submission.Body.ReadAsync(ct);
                try
                {
                    submission.Hold(read.Buffer.Length);
                    whole.Append(read.Buffer);
                }
                finally { submission.Body.AdvanceTo(read.Buffer.End); }
                if (read.IsCompleted) return whole;
            }
        }
        catch
        {
            whole.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private void Append(in ReadOnlySequence<byte> pieces)
    {
        var length = _length + (int)pieces.Length;
        if (length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, _bytes.Length * 2));
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        pieces.CopyTo(_bytes.AsSpan(_length));
        _length = length;
    }
}
