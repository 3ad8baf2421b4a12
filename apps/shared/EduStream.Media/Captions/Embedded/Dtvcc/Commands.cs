namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>Commands that change what is read; all others are about how it looks (CTA-708-E, 7.1.4 and 8.10).</summary>
internal static class Commands
{
    internal const byte Backspace = 0x08;
    internal const byte FormFeed = 0x0c;
    internal const byte CarriageReturn = 0x0d;
    internal const byte HorizontalCarriageReturn = 0x0e;

    /// <summary>CW0; those of the other seven windows follow.</summary>
    internal const byte CurrentWindow = 0x80;
    internal const byte ClearWindows = 0x88;
    internal const byte DisplayWindows = 0x89;
    internal const byte HideWindows = 0x8a;
    internal const byte ToggleWindows = 0x8b;
    internal const byte DeleteWindows = 0x8c;
    internal const byte Delay = 0x8d;
    internal const byte DelayCancel = 0x8e;
    internal const byte Reset = 0x8f;
    internal const byte SetPenLocation = 0x92;

    /// <summary>DF0; those of the other seven windows follow.</summary>
    internal const byte DefineWindow = 0x98;

    /// <summary>Whether letters that are visible may go.</summary>
    internal static bool TakesAway(byte command) => command is FormFeed or CarriageReturn or HorizontalCarriageReturn or ClearWindows;
}
