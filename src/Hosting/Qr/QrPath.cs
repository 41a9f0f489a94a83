using System.Globalization;
using System.Text;
using QRCoder;

namespace Platform.Hosting.Qr;

/// <summary>A QR code as one path of an SVG: a square of so many modules, its dark rows drawn as lines.</summary>
public sealed record QrPath(int Modules, string Path)
{
    public static QrPath Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows[y].Count && rows[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1H{from}z");
            }

        return new(rows.Count, path.ToString());
    }
}
