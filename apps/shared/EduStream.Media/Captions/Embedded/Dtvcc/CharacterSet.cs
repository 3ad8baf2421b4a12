namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>Letters of CTA-708-E, 7.1: G0 is ASCII with a note, G1 is Latin-1, G2 has punctuation and a few letters, G3 only a sign that says "CC".</summary>
internal static class CharacterSet
{
    /// <summary>For a letter that is not known (7.1.9).</summary>
    internal const char Unknown = '_';

    private static readonly Dictionary<byte, char> G2 = new()
    {
        [0x20] = ' ', [0x21] = '\u00a0', [0x25] = '…', [0x2a] = 'Š', [0x2c] = 'Œ', [0x30] = '█', [0x31] = '‘', [0x32] = '’', [0x33] = '“', [0x34] = '”', [0x35] = '•',
        [0x39] = '™', [0x3a] = 'š', [0x3c] = 'œ', [0x3d] = '℠', [0x3f] = 'Ÿ', [0x76] = '⅛', [0x77] = '⅜', [0x78] = '⅝', [0x79] = '⅞',
        [0x7a] = '│', [0x7b] = '┐', [0x7c] = '└', [0x7d] = '─', [0x7e] = '┘', [0x7f] = '┌',
    };

    /// <summary>G0 and G1; null for a command.</summary>
    internal static char? Basic(byte code) => code switch
    {
        0x7f => '♪',
        >= 0x20 and < 0x7f or >= 0xa0 => (char)code,
        _ => null,
    };

    /// <summary>G2 and G3, after the code that extends; null for a command.</summary>
    internal static char? Extended(byte code) => code switch
    {
        < 0x20 or >= 0x80 and < 0xa0 => null,
        _ => G2.GetValueOrDefault(code, Unknown),
    };

    /// <summary>A letter of two bytes: Unicode in practice. Half a pair, or what is no letter at all, is unknown.</summary>
    internal static char TwoBytes(byte high, byte low)
    {
        var letter = (char)((high << 8) | low);
        return char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029' or '\ufeff' or >= '\ufffe' ? Unknown : letter;
    }
}
