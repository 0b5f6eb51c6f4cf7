// Package powershell shows a reminder as a toast of Windows, by the Windows
// PowerShell that every Windows 10 and 11 has.
//
// It refuses to make a sound, and it knows no buttons: an answer to one would
// have to start a registered program.
package powershell

import (
	"context"
	"encoding/base64"
	"encoding/xml"
	"fmt"

	"lull/routines/remind"
)

type Shell struct{ Programs remind.Programs }

func (s Shell) Name() string { return "the notifications of Windows" }

// Ready gives the name of what would show a reminder, or why nothing would.
func (s Shell) Ready(context.Context) (string, error) {
	return remind.Here(s.Programs, "powershell.exe", "PowerShell")
}

// variable carries the toast, so that no word of it is part of the script.
const variable = "LULL_TOAST"

// script shows the toast as PowerShell's: what is not installed has no name there.
const script = `$ErrorActionPreference = 'Stop'
[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
[void][Windows.Data.Xml.Dom.XmlDocument, Windows.Data.Xml.Dom.XmlDocument, ContentType = WindowsRuntime]
$document = New-Object Windows.Data.Xml.Dom.XmlDocument
$document.LoadXml($env:` + variable + `)
$toast = New-Object Windows.UI.Notifications.ToastNotification $document
$id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe'
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($id).Show($toast)
`

// Deliver shows a note. There is never an answer.
func (s Shell) Deliver(ctx context.Context, note remind.Note) (remind.Answer, error) {
	_, err := s.Programs.Run(ctx, []string{variable + "=" + toast(note)}, "powershell.exe", "-NoProfile",
		"-NonInteractive", "-WindowStyle", "Hidden", "-EncodedCommand",
		base64.StdEncoding.EncodeToString(remind.UTF16(script)))
	if err != nil {
		return "", fmt.Errorf("showing the reminder: %w", err)
	}
	return "", nil
}

func toast(note remind.Note) string {
	type binding struct {
		Template string   `xml:"template,attr"`
		Text     []string `xml:"text"`
	}
	type audio struct {
		Silent bool `xml:"silent,attr"`
	}
	// It holds nothing that can fail.
	text, _ := xml.Marshal(struct {
		XMLName xml.Name `xml:"toast"`
		Binding binding  `xml:"visual>binding"`
		Audio   audio    `xml:"audio"`
	}{Binding: binding{"ToastGeneric", []string{note.Title, note.Body}}, Audio: audio{true}})
	return string(text)
}
