namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>The eight windows of a service, and the one that letters go to.</summary>
internal sealed class ServiceWindows
{
    private readonly Window?[] windows = new Window?[8];
    private Window? current;

    /// <summary>What is visible, the upper window first.</summary>
    internal string Text => string.Join('\n', windows.OfType<Window>().Where(window => window.Visible).OrderBy(window => window.Top).SelectMany(window => window.Lines));

    internal void Do(ServiceCode code)
    {
        if (code.Letter is { } letter)
        {
            current?.Write(letter);
            return;
        }

        switch (code.Command)
        {
            case Commands.Backspace:
                current?.Backspace();
                break;
            case Commands.FormFeed:
                current?.Clear();
                current?.MoveTo(0, 0);
                break;
            case Commands.CarriageReturn:
                current?.Return();
                break;
            case Commands.HorizontalCarriageReturn:
                current?.ClearRow();
                break;
            case >= Commands.CurrentWindow and < Commands.ClearWindows:
                // Of a window that was never defined (its definition was lost): its letters must not go to another.
                current = windows[code.Command - Commands.CurrentWindow];
                break;
            case >= Commands.ClearWindows and <= Commands.DeleteWindows:
                Each(code.Command, code.Arguments[0]);
                break;
            case Commands.Reset:
                Array.Clear(windows);
                current = null;
                break;
            case Commands.SetPenLocation:
                current?.MoveTo(code.Arguments[0] & 0x0f, code.Arguments[1] & 0x3f);
                break;
            case >= Commands.DefineWindow and < 0xa0:
                current = windows[code.Command - Commands.DefineWindow] ??= new Window();
                current.Define(code.Arguments);
                break;
        }
    }

    // A bit for each window.
    private void Each(byte command, byte which)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            if ((which >> i & 1) == 0 || windows[i] is not { } window)
            {
                continue;
            }

            switch (command)
            {
                case Commands.ClearWindows:
                    window.Clear();
                    break;
                case Commands.DeleteWindows:
                    // If it was the current one, letters go on into it unseen.
                    windows[i] = null;
                    break;
                default:
                    window.Visible = command == Commands.DisplayWindows || (command == Commands.ToggleWindows && !window.Visible);
                    break;
            }
        }
    }
}
