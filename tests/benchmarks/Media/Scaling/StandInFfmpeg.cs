using System.Globalization;
using System.Text;
using EduStream.Media;

namespace EduStream.Benchmarks.Media.Scaling;

/// <summary>
/// A program in ffmpeg's place whose encodes cost a known time and no processor: it waits in proportion to the pictures that are asked for, then gives what the real ffmpeg made
/// of the same arguments once before. So the platform gets real files, and one machine can have as many "cores" as a test of spreading needs. What is no encode is real.
/// </summary>
internal sealed class StandInFfmpeg
{
    private readonly string script;

    /// <param name="folder">For the program and for what it remembers.</param>
    /// <param name="secondsPerSecond">What a second of the ladder costs; of the instant stream a tenth.</param>
    internal StandInFfmpeg(string folder, double secondsPerSecond)
    {
        script = Path.Combine(folder, "ffmpeg");
        File.WriteAllText(script, Text(new MediaTools().Locator.Ffmpeg, folder, (int)(secondsPerSecond * 1000)), new UTF8Encoding(false));
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>For the setting <c>Tools:Ffmpeg</c>.</summary>
    internal string Program => script;

    // Names of folders and of the source differ from run to run: only file names count. The first time waits for nothing and remembers.
    private static string Text(string real, string folder, int millisecondsPerSecond) => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        case " $* " in *" -f mpegts "*) ;; *) exec "{{real}}" "$@" ;; esac
        key= after= ladder=1 outputs=()
        for word in "$@"; do
          if [ "$after" != -i ]; then
            case $word in
              file:*.ts) outputs+=("${word#file:}"); key+=" ${word##*/}"; case ${word##*/} in instant-*) ladder=0 ;; esac ;;
              *) key+=" $word" ;;
            esac
          fi
          [[ $after = -filter_complex && $word =~ fps=fps=([0-9]+)/([0-9]+) ]] && rate=$((BASH_REMATCH[1] / BASH_REMATCH[2]))
          [[ $after = -filter_complex && $word =~ trim=end_frame=([0-9]+) ]] && frames=${BASH_REMATCH[1]}
          after=$word
        done
        kept="{{folder}}/$(printf %s "$key" | /usr/bin/md5sum | /usr/bin/cut -c1-32)"
        if [ ! -d "$kept" ]; then
          "{{real}}" "$@" || exit
          /bin/mkdir -p "$kept.$$" && /bin/cp "${outputs[@]}" "$kept.$$" && /bin/mv -T "$kept.$$" "$kept"
          exit 0
        fi
        cost=$((frames * {{millisecondsPerSecond}} / rate))
        [ $ladder = 1 ] || cost=$((cost / 10))
        /bin/sleep "$((cost / 1000)).$(printf %03d $((cost % 1000)))"
        for output in "${outputs[@]}"; do /bin/cp "$kept/${output##*/}" "$output" || exit; done

        """);
}
