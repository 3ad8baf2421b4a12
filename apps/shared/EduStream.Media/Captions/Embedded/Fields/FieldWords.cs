using System.Text;

namespace EduStream.Media.Captions.Embedded.Fields;

/// <summary>
/// The words of one field of CEA-608 (47 CFR 79.101; CTA-608-E), in the order in which they are sent: enough to know whether it says anything, and whether another track
/// says the same. ffmpeg puts them onto the screen.
/// </summary>
internal sealed class FieldWords
{
    // Letters that stand where ASCII has signs, without their accents: they are compared without.
    private const string Others = "*a\\e^i_o`u{c}N~n";

    // 0x11 0x30 and so on.
    private const string Specials = "        a eaeiou";

    private readonly StringBuilder text = new();
    private bool speaks = true;
    private (int One, int Two) before;

    /// <summary>It says something.</summary>
    internal bool IsUsed { get; private set; }

    internal string Text => text.ToString();

    /// <summary>The two bytes that one picture carries for the field, parity and all.</summary>
    internal void Add(byte first, byte second)
    {
        var (one, two) = (first & 0x7f, second & 0x7f);
        // Commands are sent twice.
        var again = one is >= 0x10 and < 0x20 && before == (one, two);
        before = again ? default : (one, two);
        if (again)
        {
            return;
        }

        if (one is > 0 and < 0x10)
        {
            // The second field also tells of the programme (XDS) until captions go on.
            speaks = false;
        }
        else if (one is >= 0x10 and < 0x20)
        {
            speaks = true;
            Command(one & 7, two);
        }
        else if (speaks)
        {
            Letter(one);
            Letter(two);
        }
    }

    // The second channel has the same commands, 8 higher.
    private void Command(int one, int two)
    {
        if ((one, two) is (1, >= 0x30 and < 0x40))
        {
            Letter(Specials[two - 0x30]);
        }
        else if ((one, two) is not (2 or 3, >= 0x20 and < 0x40))
        {
            Letter(' ');
        }

        // Else a letter with an accent, after the plain one that it replaces.
    }

    private void Letter(int code)
    {
        if (code < 0x20 || text.Length >= CaptionImport.MostBytes)
        {
            return;
        }

        var other = Others.IndexOf((char)code, StringComparison.Ordinal);
        text.Append(other >= 0 && other % 2 == 0 ? Others[other + 1] : (char)code);
        IsUsed |= code > 0x20;
    }
}
