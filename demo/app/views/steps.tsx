import { CATEGORIES, type Category, type Step } from '../../model';
import { useWords } from '../language';
import { changeStep, type EditorStore, type StepChoice } from '../state/editor';
import { useStore } from '../state/use-store';

interface StepsProps {
  readonly store: EditorStore;
  readonly steps: readonly Step[];
}

export function Steps({ store, steps }: StepsProps) {
  const choices = useStore(store, (state) => state.choices);
  return (
    <ol class="email-steps">
      {steps.map((step) => {
        const choice = choices[step.id];
        if (!choice) return null;
        return (
          <EmailStep
            key={step.id}
            step={step}
            choice={choice}
            onChange={(next) => changeStep(store, step.id, next)}
          />
        );
      })}
    </ol>
  );
}

interface EmailStepProps {
  readonly step: Step;
  readonly choice: StepChoice;
  onChange(choice: StepChoice): void;
}

function EmailStep({ step, choice, onChange }: EmailStepProps) {
  const { categories } = useWords();
  return (
    <li class="email-step card" data-step-id={step.id}>
      <div class="email-step__head">
        <label class="email-step__personalize">
          <input
            type="checkbox"
            class="email-step__include"
            checked={choice.included}
            onChange={({ currentTarget }) => onChange({ ...choice, included: currentTarget.checked })}
          />
          Personalize day {step.day}
        </label>
        <label class="email-step__write-as">
          Write as
          <select
            class="email-step__category field"
            value={choice.category}
            onChange={({ currentTarget }) =>
              onChange({ ...choice, category: currentTarget.value as Category })
            }
          >
            {CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {categories[category]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="email-step__subject">{step.subject}</p>
      <p class="email-step__body">{withPlaceholders(step.body)}</p>
    </li>
  );
}

/** A text with its `{{placeholders}}` marked. */
function withPlaceholders(text: string) {
  return text.split(/(\{\{[^}]*\}\})/).map((part, place) =>
    part.startsWith('{{') ? (
      <mark key={`${place} ${part}`} class="placeholder">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
